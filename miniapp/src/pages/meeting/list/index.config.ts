export default definePageConfig({ navigationBarTitleText: '查找会议', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
