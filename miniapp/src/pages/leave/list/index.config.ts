export default definePageConfig({ navigationBarTitleText: '请假', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
