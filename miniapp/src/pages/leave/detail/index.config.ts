export default definePageConfig({ navigationBarTitleText: '请假单', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
