export default definePageConfig({ navigationBarTitleText: '会议', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
