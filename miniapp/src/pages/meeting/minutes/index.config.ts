export default definePageConfig({ navigationBarTitleText: '会议记录', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
